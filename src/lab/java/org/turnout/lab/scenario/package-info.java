/// What a rehearsed carrier and its phones are like, and the files that say so.
@NullMarked
package org.turnout.lab.scenario;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.turnout.lab.time;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.turnout.lab.bench;

import org.jspecify.annotations.NullMarked;

/// Campaign time that can be pushed forward.
@NullMarked
package org.turnout.lab.time;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.turnout.lab.strike;

import org.jspecify.annotations.NullMarked;

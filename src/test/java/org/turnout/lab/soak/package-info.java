@NullMarked
package org.turnout.lab.soak;

import org.jspecify.annotations.NullMarked;

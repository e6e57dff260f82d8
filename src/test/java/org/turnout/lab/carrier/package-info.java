@NullMarked
package org.turnout.lab.carrier;

import org.jspecify.annotations.NullMarked;

/// Measures how people are heard, on labeled inputs.
@NullMarked
package org.turnout.lab.hearing;

import org.jspecify.annotations.NullMarked;

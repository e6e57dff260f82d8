/// The life of a run: one state machine, and what people and the clock do with it.
@NullMarked
package org.turnout.blast.run;

import org.jspecify.annotations.NullMarked;

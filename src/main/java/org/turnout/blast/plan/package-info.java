/// From a blast to a plan: who gets which words, who gets none and why, and what it costs.
@NullMarked
package org.turnout.blast.plan;

import org.jspecify.annotations.NullMarked;

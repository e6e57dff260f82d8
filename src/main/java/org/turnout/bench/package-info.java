/// Benchmarks: the product and its limit, in turns, in one run, with the processor time of every
/// process beside the rate.
@NullMarked
package org.turnout.bench;

import org.jspecify.annotations.NullMarked;

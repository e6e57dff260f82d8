/// Benchmarks: the product and its limit, in turns, in one run, with the processor time of every
/// process next to the rate.
@NullMarked
package org.turnout.lab.bench;

import org.jspecify.annotations.NullMarked;

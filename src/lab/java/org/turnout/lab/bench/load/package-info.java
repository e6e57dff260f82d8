/// What the benchmarks measure with: load, rounds that compare contenders, figures and goals.
@NullMarked
package org.turnout.lab.bench.load;

import org.jspecify.annotations.NullMarked;

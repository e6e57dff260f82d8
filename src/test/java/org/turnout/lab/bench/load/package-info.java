@NullMarked
package org.turnout.lab.bench.load;

import org.jspecify.annotations.NullMarked;

/// What holds now: a bounded, warmed-up pool to Redis behind a circuit breaker. Redis away is a
/// value here, never an exception, because nothing rests on it alone.
@NullMarked
package org.turnout.redis;

import org.jspecify.annotations.NullMarked;

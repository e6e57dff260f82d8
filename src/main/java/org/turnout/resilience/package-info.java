/// Calls to what may be down: one circuit breaker and one retry, in an order that is decided here
/// once.
@NullMarked
package org.turnout.resilience;

import org.jspecify.annotations.NullMarked;

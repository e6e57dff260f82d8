/// Talks to flows without servers or records: for the tests that organizers write and for the
/// terminal. The engine and the words of consent are the real ones; the records are simulated.
@NullMarked
package org.turnout.flow.talk;

import org.jspecify.annotations.NullMarked;

/// A person's turn: from a text that arrived to an answer that is durable. Routing, the turn's
/// transaction, the live state, timers and the inbound sweep.
@NullMarked
package org.turnout.conversation;

import org.jspecify.annotations.NullMarked;

/// A person's turn: what is known of them, what the engine needs from the records, and what a
/// finished turn changes, all in one transaction.
@NullMarked
package org.turnout.conversation;

import org.jspecify.annotations.NullMarked;

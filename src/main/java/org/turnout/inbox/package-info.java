/// What waits for a person: doubtful opt-outs, texts nobody understood, members who asked for a
/// steward.
@NullMarked
package org.turnout.inbox;

import org.jspecify.annotations.NullMarked;

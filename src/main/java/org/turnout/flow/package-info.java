/// The pure conversation engine: a flow, a conversation and an input in; a finished turn, or a
/// need, out. No IO, no clock, no randomness and no logger, so that the simulator, the tests, a
/// replay and the real thing are one code path.
@NullMarked
package org.turnout.flow;

import org.jspecify.annotations.NullMarked;

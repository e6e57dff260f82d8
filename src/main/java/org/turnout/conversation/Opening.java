package org.turnout.conversation;

/// A run of a blast that a text may answer, and the flow that an answer begins.
record Opening(long run, String flow) {}

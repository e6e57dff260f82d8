package org.turnout.conversation;

/// A run of a blast that a text may answer, and the flow that an answer begins.
record OpenedFlow(long run, String flow) {}

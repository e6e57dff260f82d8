/// Tells people of ours that a member is in danger, one after another, until somebody takes it.
@NullMarked
package org.turnout.alarm;

import org.jspecify.annotations.NullMarked;

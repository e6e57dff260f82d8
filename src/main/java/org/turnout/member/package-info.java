/// What people do with members: look at them, add, change and import them. Above `people`, which
/// conversations read at every turn, and above `transfer`, so that neither has to know of roles and
/// of the log of acts.
@NullMarked
package org.turnout.member;

import org.jspecify.annotations.NullMarked;

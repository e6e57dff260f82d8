/// A located problem, a collection of them, and how they are printed for the person who has to fix
/// them.
@NullMarked
package org.turnout.problem;

import org.jspecify.annotations.NullMarked;

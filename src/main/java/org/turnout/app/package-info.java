/// The composition root: everything wired by hand, in the order in which it starts, and the workers
/// that run in the background.
@NullMarked
package org.turnout.app;

import org.jspecify.annotations.NullMarked;

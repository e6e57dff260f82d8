/// The composition root and the command line: everything is wired here, by hand, in order.
@NullMarked
package org.turnout;

import org.jspecify.annotations.NullMarked;

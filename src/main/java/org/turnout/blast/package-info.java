/// Blasts, as the doors use them: everything that people do with them and read about them.
@NullMarked
package org.turnout.blast;

import org.jspecify.annotations.NullMarked;

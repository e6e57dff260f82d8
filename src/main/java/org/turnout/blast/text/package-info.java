/// A blast as it was written: words, schedule and the checks before anybody plans it.
@NullMarked
package org.turnout.blast.text;

import org.jspecify.annotations.NullMarked;

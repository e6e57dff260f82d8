/// One text to many people: who gets it, what it costs, who said yes to it, how it goes out and
/// what became of it.
@NullMarked
package org.turnout.blast;

import org.jspecify.annotations.NullMarked;

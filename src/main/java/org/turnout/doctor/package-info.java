/// Looks at everything the program leans on, changes nothing, and says how to fix what is wrong.
@NullMarked
package org.turnout.doctor;

import org.jspecify.annotations.NullMarked;

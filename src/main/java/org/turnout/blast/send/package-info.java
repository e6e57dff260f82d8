/// How the texts of runs leave: claims, slots, hours and missing callbacks.
@NullMarked
package org.turnout.blast.send;

import org.jspecify.annotations.NullMarked;

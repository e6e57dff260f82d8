/// `./turnout blast` and its commands.
@NullMarked
package org.turnout.cli.blast;

import org.jspecify.annotations.NullMarked;

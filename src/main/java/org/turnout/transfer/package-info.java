/// What comes in and goes out as files: members' lists in, with every rejected row and its reason.
@NullMarked
package org.turnout.transfer;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.turnout.log;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.turnout.testkit.program;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.turnout.lab.phone;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.turnout.lab;

import org.jspecify.annotations.NullMarked;

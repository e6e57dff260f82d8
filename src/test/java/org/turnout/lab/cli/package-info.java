@NullMarked
package org.turnout.lab.cli;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.turnout.lab.scenario;

import org.jspecify.annotations.NullMarked;

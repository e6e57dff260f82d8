@NullMarked
package org.turnout.lab.people;

import org.jspecify.annotations.NullMarked;

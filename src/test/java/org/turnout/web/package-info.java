@NullMarked
package org.turnout.web;

import org.jspecify.annotations.NullMarked;

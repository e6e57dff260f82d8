/// The HTTP server that features hang their routes on: limits, headers, one table of refusals,
/// health and metrics.
@NullMarked
package org.turnout.web;

import org.jspecify.annotations.NullMarked;

/**
 * The properties of resources: live ones, each registered by its name, and those that are only
 * kept. Methods and reports call it. It must not know which request asks.
 */
@NullMarked
package com.mailfence.dav.property;

import org.jspecify.annotations.NullMarked;

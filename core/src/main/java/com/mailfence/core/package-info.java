/**
 * The spine of the house: what the rooms above share, and the one way they refuse. Every room calls
 * it. It must not know any wire protocol, any database or any server.
 */
@NullMarked
package com.mailfence.core;

import org.jspecify.annotations.NullMarked;

/**
 * The demonstration: a server of its own with realistic mail, and a real phone's view of it. {@code
 * ./gateway demo} calls it. It must not know any room of the server.
 */
@NullMarked
package com.mailfence.testbed.demo;

import org.jspecify.annotations.NullMarked;

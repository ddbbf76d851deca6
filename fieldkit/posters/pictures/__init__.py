"""What people look at rather than read: heat table, bars, intervals, map. Figures in, shapes out, then SVG or PNG."""

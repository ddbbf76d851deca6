"""存为图片: a picture is looked at, then kept as PNG or SVG; opened from the pages whose figures it shows."""
